from django.db import migrations

# A transaction stays short, so that a centre with many people can be upgraded while it is read.
BATCH = 500
NEWS = {"carries": "news", "country": "", "topic": ""}
WORDS = {
    "en": ("News from {}", "What {} does, and what you can do, now and then."),
    "fr": ("Nouvelles de {}", "Ce que fait {} et ce que vous pouvez faire, de temps en temps."),
    "es": ("Noticias de {}", "Lo que hace {} y lo que usted puede hacer, de vez en cuando."),
}


def own_news(apps, organisation_id):
    Network = apps.get_model("supporters", "Network")
    found = Network.objects.filter(organisation=organisation_id, **NEWS).order_by("pk").first()
    return found or _make(apps, organisation_id)


def _make(apps, organisation_id):
    organisation = apps.get_model("organisations", "Organisation").objects.get(pk=organisation_id)
    texts = apps.get_model("organisations", "OrganisationText").objects.filter(organisation=organisation_id)
    names = dict(texts.order_by("pk").values_list("language", "name"))
    network = apps.get_model("supporters", "Network").objects.create(organisation=organisation, is_open=False, **NEWS)
    for language, (name, about) in WORDS.items():
        called = names.get(language) or next(iter(names.values()), organisation.slug)
        apps.get_model("supporters", "NetworkText").objects.create(
            network=network, language=language, name=name.format(called)[:120], about=about.format(called)[:300]
        )
    return network


def name_networks(apps, _editor):
    """A yes that was said to a network says which; one that was ticked at signing is to the organisation's news."""
    Consent = apps.get_model("supporters", "Consent")
    waiting = Consent.objects.filter(network__isnull=True)
    for network in apps.get_model("supporters", "Network").objects.all():
        waiting.filter(said_where=f"network:{network.public_id}").update(network=network)
    for organisation_id in waiting.order_by().values_list("organisation_id", flat=True).distinct():
        waiting.filter(organisation_id=organisation_id).update(network=own_news(apps, organisation_id))


def take_over(apps, _editor):
    """Who has said yes and did not end it is in the network. May break off and begin again."""
    Consent, Subscription = apps.get_model("supporters", "Consent"), apps.get_model("supporters", "Subscription")
    living = Consent.objects.filter(ended_at__isnull=True).order_by("pk")
    last = 0
    while batch := list(living.filter(pk__gt=last)[:BATCH]):
        Subscription.objects.bulk_create([_subscription(Subscription, row) for row in batch], ignore_conflicts=True)
        last = batch[-1].pk


def _subscription(Subscription, row):
    return Subscription(
        network_id=row.network_id,
        email=row.email,
        email_key=row.email_key,
        given_name=row.given_name,
        language=row.language,
        country=row.country,
        joined_at=row.said_at,
        joined_where=row.said_where,
    )


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('organisations', '0003_roles_keep_their_organisation'),
        ('supporters', '0004_consent_names_its_network'),
    ]

    operations = [
        migrations.RunPython(name_networks, migrations.RunPython.noop),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
