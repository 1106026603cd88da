from django.urls import path

from practitioners.views.posts import PostCreateView, PostDetailView, PostEditView, PostListView, PostThankView, PostWithdrawView

urlpatterns = [
    path("shared-learning/", PostListView.as_view(), name="post_list"),
    path("shared-learning/<int:pk>/", PostDetailView.as_view(), name="post_detail"),
    path("shared-learning/<int:pk>/edit/", PostEditView.as_view(), name="post_edit"),
    path("shared-learning/<int:pk>/thank/", PostThankView.as_view(), name="post_thank"),
    path("shared-learning/<int:pk>/withdraw/", PostWithdrawView.as_view(), name="post_withdraw"),
    path("my-learning/<int:pk>/post/", PostCreateView.as_view(), name="post_create"),
]
