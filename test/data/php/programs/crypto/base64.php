<?php

echo base64_encode('支付'), ' ', base64_decode('5pSv5LuY'), ' ', rtrim(strtr(base64_encode("\xff\xfe"), '+/', '-_'), '='), ' ', var_export(base64_decode('###', true), true), ' ', bin2hex(base64_decode('//4='));
