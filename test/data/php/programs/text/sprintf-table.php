<?php

foreach ([['a', 1, 0.5], ['bcd', 22, 19.999], ['支付', 333, 100]] as [$name, $count, $price]) {
    printf("%-6s|%04d|%8.2f|%'.8s\n", $name, $count, $price, $count);
}
echo sprintf('%s %5s %-5s| %05.1f %x %b %o %e', 'a', 'b', 'c', 3.14159, 255, 5, 8, 12345.678);
