#pragma once

struct AVFrame;

namespace chalkreel {

/// True for a picture on which nothing is to be seen: black, white or a fade between. `picture` is planar with 8-bit luma.
[[nodiscard]] bool isBlank(const AVFrame &picture);

}  // namespace chalkreel
