echo 'a';
echo 'a', 1, PHP_EOL;
print 'b';
print('c');
echo('d');
echo true, false, null, 1.0;
