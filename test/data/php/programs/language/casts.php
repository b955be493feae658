<?php

var_dump((int) '12.9', (int) ' 7 ', (float) '1.5abc', (bool) '0', (bool) '0.0', (bool) [], (string) false, (string) 1.0, (array) 'x', (int) true, (int) null, intval('0x1A', 16), intval('012', 0), (bool) 'false');
