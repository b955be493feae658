<?php

$list = range(1, 10);
echo json_encode(array_slice($list, 2, 3)), json_encode(array_slice($list, -2)), json_encode(array_chunk($list, 4)), json_encode(array_slice(['a' => 1, 5 => 2, 6 => 3], 1)), json_encode(array_slice([5 => 'a', 6 => 'b'], 1, 1, true));
array_splice($list, 1, 2, ['x', 'y', 'z']);
echo json_encode($list), json_encode(array_pad([1], 3, 0)), json_encode(array_fill(5, 2, 'v')), json_encode(array_fill_keys(['a', 'b'], 0));
