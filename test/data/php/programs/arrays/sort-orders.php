<?php

$orders = [['no' => 'b', 'fen' => 5], ['no' => 'a', 'fen' => 5], ['no' => 'c', 'fen' => 1]];
usort($orders, fn ($x, $y) => $y['fen'] <=> $x['fen'] ?: strcmp($x['no'], $y['no']));
echo implode(',', array_column($orders, 'no'));
$byNo = array_column($orders, 'fen', 'no');
asort($byNo);
echo json_encode($byNo);
krsort($byNo);
echo json_encode($byNo);
uasort($byNo, fn (int $a, int $b): int => $b - $a);
echo key_of($byNo);

function key_of(array $list): string
{
    return (string) array_key_first($list);
}
