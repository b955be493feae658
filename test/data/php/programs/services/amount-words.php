<?php

class AmountWords
{
    private const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    private const UNITS = ['', '拾', '佰', '仟'];

    public function write(int $yuan): string
    {
        if ($yuan === 0) {
            return '零元整';
        }
        $text = '';
        $digits = strrev((string) $yuan);
        $zero = false;
        for ($i = 0, $length = strlen($digits); $i < $length; $i++) {
            $digit = (int) $digits[$i];
            if ($digit === 0) {
                $zero = $text !== '' && mb_substr($text, 0, 1) !== '零';
                $text = $zero ? '零' . $text : $text;
                continue;
            }
            $text = self::DIGITS[$digit] . self::UNITS[$i % 4] . $text;
        }
        return $text . '元整';
    }
}

$words = new AmountWords();
foreach ([0, 5, 10, 105, 1234, 9000] as $yuan) {
    echo $words->write($yuan), ' ';
}
