$a='x'.'y';$b=1+2;if($a==='xy'){echo $b;}else{echo 0;}
