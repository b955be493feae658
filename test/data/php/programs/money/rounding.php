<?php

foreach ([0.5, 1.5, 2.5, 1.005, 1.955, -1.5, 1234.5678] as $number) {
    echo round($number), ' ', round($number, 2), ' ', floor($number), ' ', ceil($number), ' ', (int) $number, ' ', number_format($number, 1), "\n";
}
