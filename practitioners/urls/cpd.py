from django.urls import path

from practitioners.views import cpd, cpd_changes, cpd_files, discussions, peers, portfolio, portfolio_links, registration, sources

urlpatterns = [
    path("my-learning/", cpd.CPDListView.as_view(), name="cpd_list"),
    path("my-learning/export.csv", cpd.CPDExportView.as_view(), name="cpd_export"),
    path("my-learning/portfolio/", portfolio.PortfolioView.as_view(), name="portfolio"),
    path("my-learning/portfolio.pdf", portfolio.PortfolioPDFView.as_view(), name="portfolio_pdf"),
    path("my-learning/portfolio.csv", portfolio.PortfolioExportView.as_view(), name="portfolio_export"),
    path("my-learning/portfolio.json", portfolio.PortfolioJSONView.as_view(), name="portfolio_json"),
    path("my-learning/portfolio/links/", portfolio_links.PortfolioLinkListView.as_view(), name="portfolio_link_list"),
    path("my-learning/portfolio/links/make/", portfolio_links.PortfolioLinkCreateView.as_view(), name="portfolio_link_create"),
    path("my-learning/portfolio/links/<int:pk>/", portfolio_links.PortfolioLinkDetailView.as_view(), name="portfolio_link_detail"),
    path(
        "my-learning/portfolio/links/<int:pk>/take-back/", portfolio_links.PortfolioLinkRevokeView.as_view(), name="portfolio_link_revoke"
    ),
    path("portfolio/<str:token>/", portfolio_links.PortfolioByLinkView.as_view(), name="portfolio_by_link"),
    path("my-learning/record/", cpd_changes.CPDCreateView.as_view(), name="cpd_create"),
    path("my-learning/registration/", registration.RegistrationView.as_view(), name="registration"),
    path("my-learning/<int:pk>/", cpd.CPDDetailView.as_view(), name="cpd_detail"),
    path("my-learning/<int:pk>/edit/", cpd_changes.CPDEditView.as_view(), name="cpd_edit"),
    path("my-learning/<int:pk>/withdraw/", cpd_changes.CPDWithdrawView.as_view(), name="cpd_withdraw"),
    path("my-learning/<int:pk>/share/", cpd_changes.CPDShareView.as_view(), name="cpd_share"),
    path("my-learning/<int:pk>/regulator/", portfolio.CPDRegulatorView.as_view(), name="cpd_regulator"),
    path("my-learning/<int:pk>/copy/", cpd_changes.CPDCopyView.as_view(), name="cpd_copy"),
    path("my-learning/peers/<int:pk>/", peers.PeerAnswerView.as_view(), name="peer_answer"),
    path("my-learning/<int:pk>/history/", cpd.CPDHistoryView.as_view(), name="cpd_history"),
    path("my-learning/<int:pk>/files/add/", cpd_files.CPDFileAddView.as_view(), name="cpd_file_add"),
    path("my-learning/files/<int:pk>/", cpd_files.CPDFileDownloadView.as_view(), name="cpd_file_download"),
    path("my-learning/files/<int:pk>/remove/", cpd_files.CPDFileRemoveView.as_view(), name="cpd_file_remove"),
    path("sources/", sources.SourceListView.as_view(), name="source_list"),
    path("sources/add/", sources.SourceCreateView.as_view(), name="source_create"),
    path("sources/<int:pk>/retire/", sources.SourceRetireView.as_view(), name="source_retire"),
    path("sources/<int:pk>/restore/", sources.SourceRestoreView.as_view(), name="source_restore"),
    path("my-learning/discussions/log/", discussions.DiscussionCreateView.as_view(), name="discussion_create"),
    path("my-learning/discussions/<int:pk>/", discussions.DiscussionFinishView.as_view(), name="discussion_finish"),
    path("my-learning/discussions/<int:pk>/no-piece/", discussions.DiscussionDeclineView.as_view(), name="discussion_decline"),
    path("people/<int:pk>/learning/", registration.PersonLearningView.as_view(), name="person_learning"),
]
