<?php

foreach ([['a' => 1, 'b' => null], ['list' => ['x', 'y']], ['t' => '2024-01-02T03:04:05+08:00', 'e' => '']] as $query) {
    $instance->chain('v3/marketing/favor/stocks')->get(['query' => array_filter($query, fn ($value) => $value !== null)]);
}
