<?php

foreach ([0.1 + 0.7, 1e21, 1.5e-7, 100.0, -0.0, 1 / 3, 123456789012345678] as $number) {
    echo $number, ' ', json_encode($number), ' ', var_export($number, true), "\n";
}
echo number_format(1234567.891, 2), number_format(0.5), number_format(1234.5678, 3, ',', '.'), ' ', round(2.5), round(-3.5), round(1234.567, -2), floor(-1.5), 7 <=> 7.0;
