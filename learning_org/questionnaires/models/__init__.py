from learning_org.questionnaires.models.answers import Answer, Response
from learning_org.questionnaires.models.questions import Kind, Option, Purpose, Question, Questionnaire, QuestionnaireVersion, Section

__all__ = ["Answer", "Kind", "Option", "Purpose", "Question", "Questionnaire", "QuestionnaireVersion", "Response", "Section"]
