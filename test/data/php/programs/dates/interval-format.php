<?php

$interval = new DateInterval('P3DT4H5M6S');
echo $interval->format('%d days %h:%I:%S %% %a'), ' ', $interval->d * 24 + $interval->h, ' ', $interval->i, json_encode($interval->days), $interval->y;
