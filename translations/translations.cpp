// A library needs one source; the translations themselves are resources.
namespace chalkreel {
}
