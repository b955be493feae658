<?php

$percent = 12.5;
$total = 1999;
$off = (int) floor($total * $percent / 100);
echo $off, ' ', $total - $off, ' ', $percent . '%', ' ', 1 - $percent / 100, ' ', fmod(10.5, 3), ' ', 10 ** 2, ' ', 2 ** -1, ' ', 7 / 2, ' ', 6 / 2;
