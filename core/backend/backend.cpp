// The interfaces have no code of their own; this file gives their moc output a home.
#include "core/backend/backend.h"
