<?php

var_dump(0.1 + 0.2 === 0.3, abs(0.1 + 0.2 - 0.3) < PHP_FLOAT_EPSILON, (int) (19.9 * 100), (int) '12abc', '5' + '5.5', 1e3, (int) 1e19 === 0 ? 'zero' : 'other');
