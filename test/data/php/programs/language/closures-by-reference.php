<?php

$total = 0;
$add = function (int $fen) use (&$total) {
    $total += $fen;
    return $total;
};
$add(5);
$add(7);
echo $total, ' ', $add(1);
