"""The log of reads, drafts, and the bases of pages that use them: from learning_org.trail.views.base import ..."""
