<?php

echo sprintf('%2$s-%1$s', 'a', 'b'), vsprintf(' %04d-%02d', [2024, 3]), sprintf(' %+d %05.1f %5s|%-5s| %u %c %%', 5, 3.14159, 'r', 'l', 3, 65), sprintf('%s', true), sprintf('%d', '12abc'), sprintf('%.3f', '1.23456');
