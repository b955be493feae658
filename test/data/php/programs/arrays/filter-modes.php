<?php

$data = ['a' => 1, 'b' => null, 'c' => 0, 'd' => 'x'];
echo json_encode(array_filter($data)), json_encode(array_filter($data, fn ($key) => $key > 'b', ARRAY_FILTER_USE_KEY)), json_encode(array_filter($data, fn ($value, $key) => $value !== null && $key !== 'a', ARRAY_FILTER_USE_BOTH));
