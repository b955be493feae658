echo <<<A
hello
A;
