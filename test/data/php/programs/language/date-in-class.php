<?php

final class Clock
{
    private static ?int $frozen = null;

    public static function freeze(int $at): void
    {
        self::$frozen = $at;
    }

    public static function now(): int
    {
        return self::$frozen ?? time();
    }
}

Clock::freeze(1700000000);
echo date('Y-m-d H:i:s', Clock::now()), ' ', Clock::now() - 60;
