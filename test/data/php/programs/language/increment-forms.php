<?php

$i = 5;
$a = $i++ + ++$i;
$b = $i-- - --$i;
$list = ['n' => 1];
$list['n']++;
$list['m'] = ($list['m'] ?? 0) + 1;
$x = $y = 3;
$x += $y -= 1;
$text = 'a';
$text .= $i . 'b';
echo $a, ' ', $b, ' ', $i, ' ', json_encode($list), ' ', $x, $y, $text, 2 ** 3 ** 2, -3 ** 2, 7 . '', 1 + 2 . '3';
