<?php
/**
 * Places an order.
 */
# hash
// line
$a = 1; // behind


/* before */ $b = 2; /* after */
echo $a /* inside */ + $b; // last
