<?php

$a = true;
$b = false;
$c = $a and $b;
$d = $a && !$b || $b;
$e = ($a xor $b);
echo json_encode([$c, $d, $e, !$a, $a ?: 'x', $b ?: 'y', null ?: 'z', '0' ?: 'zero', '' ?: 'empty', 0.0 ?: 'float']);
