<?php

[$a, $b] = ['first', 'second'];
[$a, $b] = [$b, $a];
['x' => $x, 'y' => [$y, $z]] = ['x' => 1, 'y' => [2, 3]];
list($m, , $n) = [7, 8, 9];
echo $a, $b, $x, $y, $z, $m, $n;
