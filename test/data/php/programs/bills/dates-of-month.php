<?php

$days = [];
for ($day = 1; $day <= (int) date('t', strtotime('2024-02-01')); $day += 7) {
    $days[] = sprintf('2024-02-%02d', $day);
}
echo implode(' ', $days), ' ', date('N', strtotime(end($days)));
