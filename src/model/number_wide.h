/* Room for the product of two 64-bit integers. */
#ifndef MODEL_NUMBER_WIDE_H
#define MODEL_NUMBER_WIDE_H

__extension__ typedef __int128 number_wide;

#endif
