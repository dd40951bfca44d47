/* Writing the encodings from before Unicode: by glibc's tables where it has them. */
#include "legacy_form.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

const char *const legacy_provinces[63] = {
	"Hà Nội",
	"Hà Giang",
	"Cao Bằng",
	"Bắc Kạn",
	"Tuyên Quang",
	"Lào Cai",
	"Điện Biên",
	"Lai Châu",
	"Sơn La",
	"Yên Bái",
	"Hòa Bình",
	"Thái Nguyên",
	"Lạng Sơn",
	"Quảng Ninh",
	"Bắc Giang",
	"Phú Thọ",
	"Vĩnh Phúc",
	"Bắc Ninh",
	"Hải Dương",
	"Hải Phòng",
	"Hưng Yên",
	"Thái Bình",
	"Hà Nam",
	"Nam Định",
	"Ninh Bình",
	"Thanh Hóa",
	"Nghệ An",
	"Hà Tĩnh",
	"Quảng Bình",
	"Quảng Trị",
	"Thừa Thiên Huế",
	"Đà Nẵng",
	"Quảng Nam",
	"Quảng Ngãi",
	"Bình Định",
	"Phú Yên",
	"Khánh Hòa",
	"Ninh Thuận",
	"Bình Thuận",
	"Kon Tum",
	"Gia Lai",
	"Đắk Lắk",
	"Đắk Nông",
	"Lâm Đồng",
	"Bình Phước",
	"Tây Ninh",
	"Bình Dương",
	"Đồng Nai",
	"Bà Rịa - Vũng Tàu",
	"Hồ Chí Minh",
	"Long An",
	"Tiền Giang",
	"Bến Tre",
	"Trà Vinh",
	"Vĩnh Long",
	"Đồng Tháp",
	"An Giang",
	"Kiên Giang",
	"Cần Thơ",
	"Hậu Giang",
	"Sóc Trăng",
	"Bạc Liêu",
	"Cà Mau",
};

/* VNI's letters, by code point. */
static const struct {
	const char *letter, *form;
} legacy_vni[] = {
	{ "à", "a\xf8" },    { "ả", "a\xfb" },    { "ã", "a\xf5" },    { "á", "a\xf9" },
	{ "ạ", "a\xef" },    { "ă", "a\xea" },    { "ằ", "a\xe8" },    { "ẳ", "a\xfa" },
	{ "ẵ", "a\xfc" },    { "ắ", "a\xe9" },    { "ặ", "a\xeb" },    { "â", "a\xe2" },
	{ "ầ", "a\xe0" },    { "ẩ", "a\xe5" },    { "ẫ", "a\xe3" },    { "ấ", "a\xe1" },
	{ "ậ", "a\xe4" },    { "è", "e\xf8" },    { "ẻ", "e\xfb" },    { "ẽ", "e\xf5" },
	{ "é", "e\xf9" },    { "ẹ", "e\xef" },    { "ê", "e\xe2" },    { "ề", "e\xe0" },
	{ "ể", "e\xe5" },    { "ễ", "e\xe3" },    { "ế", "e\xe1" },    { "ệ", "e\xe4" },
	{ "ì", "\xec" },     { "ỉ", "\xe6" },     { "ĩ", "\xf3" },     { "í", "\xed" },
	{ "ị", "\xf2" },     { "ò", "o\xf8" },    { "ỏ", "o\xfb" },    { "õ", "o\xf5" },
	{ "ó", "o\xf9" },    { "ọ", "o\xef" },    { "ô", "o\xe2" },    { "ồ", "o\xe0" },
	{ "ổ", "o\xe5" },    { "ỗ", "o\xe3" },    { "ố", "o\xe1" },    { "ộ", "o\xe4" },
	{ "ơ", "\xf4" },     { "ờ", "\xf4\xf8" }, { "ở", "\xf4\xfb" }, { "ỡ", "\xf4\xf5" },
	{ "ớ", "\xf4\xf9" }, { "ợ", "\xf4\xef" }, { "ù", "u\xf8" },    { "ủ", "u\xfb" },
	{ "ũ", "u\xf5" },    { "ú", "u\xf9" },    { "ụ", "u\xef" },    { "ư", "\xf6" },
	{ "ừ", "\xf6\xf8" }, { "ử", "\xf6\xfb" }, { "ữ", "\xf6\xf5" }, { "ứ", "\xf6\xf9" },
	{ "ự", "\xf6\xef" }, { "ỳ", "y\xf8" },    { "ỷ", "y\xfb" },    { "ỹ", "y\xf5" },
	{ "ý", "y\xf9" },    { "ỵ", "\xee" },     { "đ", "\xf1" },     { "Đ", "\xd1" },
	{ "Ư", "\xd6" },     { "Ủ", "U\xdb" },    { "Ứ", "\xd6\xd9" }, { "Ơ", "\xd4" },
	{ "À", "A\xd8" },    { "Á", "A\xd9" },    { "Ộ", "O\xc4" },    { "Ố", "O\xc1" },
	{ "Ê", "E\xc2" },    { "Ệ", "E\xc4" },    { "Ế", "E\xc1" },    { "Ỷ", "Y\xdb" },
};

static bool legacy_form_vni(struct str *out, const char *text)
{
	while (*text) {
		int32_t code;
		const size_t len = utf8_next(text, &code);
		size_t n = 0;

		while (n < ARRAY_LEN(legacy_vni) && (strlen(legacy_vni[n].letter) != len ||
						     memcmp(legacy_vni[n].letter, text, len) != 0))
			n++;
		if (len > 1 && n == ARRAY_LEN(legacy_vni))
			return false;
		if (len > 1)
			str_add(out, legacy_vni[n].form);
		else
			str_addc(out, *text);
		text += len;
	}
	return true;
}

static bool legacy_convert(struct str *out, const char *from, const char *to, const char *text,
			   size_t len)
{
	iconv_t turn = iconv_open(to, from);
	char room[4096], *into = room, *at = (char *)text;
	size_t left = sizeof(room);
	bool ok;

	if (turn == (iconv_t)-1)
		return false;
	ok = iconv(turn, &at, &len, &into, &left) == 0 &&
	     iconv(turn, NULL, NULL, &into, &left) == 0;
	iconv_close(turn);
	str_addn(out, room, (size_t)(into - room));
	return ok;
}

bool legacy_form(struct str *out, enum legacy legacy, const char *text)
{
	switch (legacy) {
	case LEGACY_TCVN3:
		return legacy_convert(out, "UTF-8", "TCVN", text, strlen(text));
	case LEGACY_VNI:
		return legacy_form_vni(out, text);
	case LEGACY_CP1258:
		return legacy_convert(out, "UTF-8", "CP1258", text, strlen(text));
	case LEGACY_VISCII:
		return legacy_convert(out, "UTF-8", "VISCII", text, strlen(text));
	default:
		str_add(out, text);
		return true;
	}
}

void legacy_misread(struct str *out, const char *bytes, size_t len)
{
	for (size_t n = 0; n < len; n++) {
		if (legacy_convert(out, "CP1252", "UTF-8", bytes + n, 1))
			continue;
		str_addc(out, (char)0xc2);
		str_addc(out, bytes[n]);
	}
}
