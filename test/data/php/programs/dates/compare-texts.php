<?php

$times = ['2024-01-02 10:00:00', '2023-12-31 23:59:59', '2024-01-02 09:59:59'];
usort($times, fn ($a, $b) => strtotime($a) - strtotime($b));
echo implode(' | ', $times), ' ', checkdate(2, 30, 2024) ? 'yes' : 'no', ' ', date('j.n.y', strtotime($times[0]));
