// Not built: shows that the include rules notice a window that reaches past the seam.
#include "core/local/local_backend.h"
