echo 1;
return;
