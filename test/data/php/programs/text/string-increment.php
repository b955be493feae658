<?php

$serial = 'A9';
$next = 'Zz';
$number = '5';
$serial++;
$number++;
echo $serial, ' ', ++$next, ' ', $number + 1;
