from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "learning_org.questionnaires"
    label = "questionnaires"
