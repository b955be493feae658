$n = 5;
if ($n) echo 'a';
else echo 'b';
