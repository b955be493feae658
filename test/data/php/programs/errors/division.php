<?php

foreach ([2, 0] as $by) {
    try {
        echo intdiv(10, $by), ' ', 10 % $by, ' ', 10 / $by, "\n";
    } catch (\DivisionByZeroError $e) {
        echo $e->getMessage(), "\n";
    }
}
