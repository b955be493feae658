echo STRTOUPPER('a'), \strlen('b');
