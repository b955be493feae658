<?php

$rows = [['b', 2], ['a', 2], ['c', 1]];
usort($rows, fn ($x, $y) => [$x[1], $x[0]] <=> [$y[1], $y[0]]);
echo json_encode(array_column($rows, 0)), 1 <=> 2, 'b' <=> 'a', [1, 2] <=> [1, 3], 1.5 <=> 1.5;
