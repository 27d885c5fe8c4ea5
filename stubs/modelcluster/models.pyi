# The little of django-modelcluster that we use: its own sources carry no types.
from django.db import models

class ClusterableModel(models.Model):
    class Meta:
        abstract = True
