$count = count([1, 2]);
$substr = substr('abc', 1);
echo $count, $substr;
