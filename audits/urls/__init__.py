from audits.urls import audits, findings

app_name = "audits"
urlpatterns = [*findings.urlpatterns, *audits.urlpatterns]
