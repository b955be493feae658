<?php

$paid = ['a', 'b', 'c'];
$refunded = ['b', 'd'];
echo json_encode(array_diff($paid, $refunded)), json_encode(array_intersect($paid, $refunded)), json_encode(array_values(array_unique(array_merge($paid, $refunded)))), json_encode(array_diff_key(['a' => 1, 'b' => 2], ['a' => 9])), json_encode(array_intersect_key(['a' => 1, 'b' => 2], array_flip(['b', 'z'])));
