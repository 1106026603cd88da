"""What takes uploads off the wire: no more of a file is kept than is taken of any."""

import io

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class SizeLimitHandler(FileUploadHandler):
    """Stands before Django's own handlers: the rest of a file that is too large is read and forgotten, so that neither memory nor disk
    fills, and the page can still say what is wrong."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.taken = 0

    @property
    def too_large(self):
        return self.taken > settings.FILE_MAX_MB * 1_000_000

    def receive_data_chunk(self, raw_data, start):
        self.taken += len(raw_data)
        return None if self.too_large else raw_data

    def file_complete(self, file_size):
        if not self.too_large:
            return None  # Django's own handlers have it
        return UploadedFile(io.BytesIO(), self.file_name, self.content_type, self.taken, self.charset, self.content_type_extra)
