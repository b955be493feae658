<?php

$orders = [['no' => 'a', 'state' => 'PAID', 'fen' => 5], ['no' => 'b', 'state' => 'OPEN', 'fen' => 7], ['no' => 'c', 'state' => 'PAID', 'fen' => 2]];
$groups = [];
foreach ($orders as $order) {
    $groups[$order['state']]['orders'][] = $order['no'];
    $groups[$order['state']]['fen'] = ($groups[$order['state']]['fen'] ?? 0) + $order['fen'];
}
ksort($groups);
foreach ($groups as $state => ['orders' => $numbers, 'fen' => $fen]) {
    echo "{$state}: ", implode(',', $numbers), " {$fen}\n";
}
