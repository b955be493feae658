<?php

$date = new DateTime('2024-03-31 12:00:00');
$date->modify('-1 month');
echo $date->format('Y-m-d'), ' ';
$date->modify('+1 day')->setTime(0, 0)->modify('first day of next month');
echo $date->format('Y-m-d H:i:s N jS'), ' ', (new DateTime('2024-02-10'))->modify('last day of this month')->format('d');
