<?php

$list = [5 => 'a', 'b', '7' => 'c', 'd', 'x' => 1];
$list[] = 'e';
unset($list[6]);
echo json_encode($list), json_encode(array_values($list)), json_encode([1 => 'a', 0 => 'b']), json_encode(['0' => 'a', '1' => 'b']), json_encode([true => 'x', null => 'y', 1.7 => 'z']);
