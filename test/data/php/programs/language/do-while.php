<?php

$attempts = 0;
do {
    $attempts++;
    if ($attempts === 2) {
        continue;
    }
    echo $attempts;
} while ($attempts < 4);
