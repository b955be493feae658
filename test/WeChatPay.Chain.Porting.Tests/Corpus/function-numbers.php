echo abs(-5), abs(1.5), intdiv(7, 2), time();
