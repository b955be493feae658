<?php

$date = new DateTime('2024-01-01');
$same = $date;
$same->add(new DateInterval('P1D'));
echo $date->format('d'), ' ', $date->sub(new DateInterval('P1M'))->format('Y-m-d');
