# What the two fields store is what their Django parents store; the difference is when they store it.
from typing import TypeVar

from django.db import models

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")

class ParentalKey(models.ForeignKey[_ST, _GT]): ...

_To = TypeVar("_To", bound=models.Model)
_Through = TypeVar("_Through", bound=models.Model)

class ParentalManyToManyField(models.ManyToManyField[_To, _Through]): ...
