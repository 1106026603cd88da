app_name = "trail"
urlpatterns = []
